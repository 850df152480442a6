namespace Identity.Server.Tests.SecurityKeys;

/// <summary>Policies with security keys.</summary>
internal static class KeyPolicies
{
    /// <summary>Keys are required of the group <c>keys</c>; passwords are reset with them or an app.</summary>
    public static string Required { get; } = With("");

    /// <summary>The same with more said about keys.</summary>
    public static string With(string more, string rest = "") =>
        $$$"""
        {"schema":1,
         "methods":{"securityKey":{"on":true{{{more}}}},"totp":{"on":true}},
         "registration":[{"id":"keys","include":["keys"],"exclude":[],"purpose":"twoStep","require":["securityKey"],"allowOther":false,"defer":null}],
         "passwordReset":{"administrators":[]}{{{rest}}} }
        """;
}
