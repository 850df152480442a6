namespace Identity.Server.Tests.Conformance;

/// <summary>A module of the suite, the plans that it is in, and what comes of it.</summary>
internal sealed record ModuleRow(string Id, string Plans, string Result);
