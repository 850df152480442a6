namespace Identity.Testing;

/// <summary>What a gateway of tests answers.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Body">The body.</param>
/// <param name="ContentType">What that is.</param>
public sealed record GatewayAnswer(int Status, string Body = "", string ContentType = "text/plain");
