namespace Identity.Server.Hosting;

/// <summary>An address that the configuration tells the server to listen on.</summary>
/// <param name="Setting">The setting that says so.</param>
/// <param name="Value">What it says.</param>
/// <param name="IsLoopback">Whether only this machine can reach it.</param>
internal sealed record ListeningAddress(string Setting, string Value, bool IsLoopback);
