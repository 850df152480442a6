using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Identity.Testing;

/// <summary>A request that a gateway of tests got.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Target">Its path and query.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body.</param>
public sealed record GatewayRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The path.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>The body as a form.</summary>
    public IReadOnlyDictionary<string, StringValues> Form => QueryHelpers.ParseQuery(Body);

    /// <summary>User and password, <c>user:password</c>, of the Basic scheme; <see langword="null"/> without it.</summary>
    public string? Credentials =>
        Headers.GetValueOrDefault("Authorization")?.Split(' ') is ["Basic", var encoded] ? Encoding.UTF8.GetString(Convert.FromBase64String(encoded)) : null;
}
