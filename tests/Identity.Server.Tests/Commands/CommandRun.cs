namespace Identity.Server.Tests.Commands;

/// <summary>What came of a command.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error);
