using Identity.Server.Commands;

// The commands are listed in CommandLine; without one the program is the server, and its arguments are settings.
return CommandLine.IsCommand(args)
    ? await CommandLine.RunAsync(args, CommandIo.OfConsole)
    : await ServeCommand.RunAsync(args, Console.Error);
