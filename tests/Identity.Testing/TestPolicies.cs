namespace Identity.Testing;

/// <summary>Policy documents that tests publish.</summary>
public static class TestPolicies
{
    /// <summary>Nothing is required; authenticator apps can be used.</summary>
    public const string NothingRequired = """{"schema":1,"methods":{"totp":{"on":true}},"registration":[]}""";

    /// <summary>The demo's, for the authenticator app: staff must have one, people in the pilot have 14 days.</summary>
    public static string Demo { get; } = Rules(
        Rule("staff", "staff", exclude: "pilot"),
        Rule("pilot", "pilot", defer: """{"graceDays":14}"""));

    /// <summary>A document with these rules.</summary>
    public static string Rules(params string[] rules) => Document(totpOn: true, rules);

    /// <summary>A document with these rules, and authenticator apps on or off.</summary>
    public static string Document(bool totpOn, params string[] rules) =>
        $$$"""
        {"schema":1,
         "methods":{"totp":{"on":{{{(totpOn ? "true" : "false")}}},"include":["*"],"exclude":[]}},
         "registration":[{{{string.Join(',', rules)}}}],
         "order":["totp"],
         "firstRegistration":{"allow":["password"]},
         "reconfirmDays":180,
         "appPasswords":"off",
         "signIn":[{"clients":["*"],"acr":null}]}
        """;

    /// <summary>A rule that requires an authenticator app of a group.</summary>
    public static string Rule(string id, string include, string? exclude = null, string defer = "null", bool allowOther = true) =>
        $$$"""
        {"id":"{{{id}}}","include":["{{{include}}}"],"exclude":[{{{(exclude is null ? "" : $"\"{exclude}\"")}}}],
         "purpose":"twoStep","require":["totp"],"allowOther":{{{(allowOther ? "true" : "false")}}},"defer":{{{defer}}}}
        """;
}
