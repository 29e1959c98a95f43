import Operator

await QuanyiCommand.main()
