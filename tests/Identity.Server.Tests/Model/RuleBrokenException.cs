namespace Identity.Server.Tests.Model;

/// <summary>A rule does not hold after a step.</summary>
public sealed class RuleBrokenException(string rule) : Exception(rule);
