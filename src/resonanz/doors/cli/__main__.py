from resonanz.doors.cli.main import main

main()
