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

    /// <summary>The demo's: staff must have an authenticator app, then a phone; people in the pilot have 14 days.</summary>
    public static string DemoWithPhone { get; } = WithPhone(
        Phone(), PhoneRule("staff", "staff", exclude: "pilot"), PhoneRule("pilot", "pilot", defer: """{"graceDays":14}"""));

    /// <summary>The demo's for the authenticator app, and a group of people who must have a phone as well; all may share one number.</summary>
    public static string DemoAndPhones { get; } = WithPhone(
        Phone(more: ""","limits":{"numberPerDay":100,"prefixPerHour":100000,"addressPerHour":100000}"""),
        Rule("staff", "staff", exclude: "pilot"),
        Rule("pilot", "pilot", defer: """{"graceDays":14}"""),
        PhoneRule("phones", "phones"));

    /// <summary>
    /// Email and security questions for password reset, required of the groups <c>mail</c>, <c>quiz</c>, <c>both</c>, and <c>staff</c> who must
    /// have an authenticator app as well. Questions are never for <c>admins</c>.
    /// </summary>
    public static string ResetMethods { get; } = WithResetMethods("contoso.example");

    /// <summary>The same with another domain of refused mailboxes, and as many questions.</summary>
    public static string WithResetMethods(string refused, int register = 3, string custom = "") =>
        $$$"""
        {"schema":1,
         "methods":{"totp":{"on":true},"email":{"on":true},"questions":{"on":true}},
         "registration":[
          {{{ResetRule("mail", "\"email\"")}}},
          {{{ResetRule("quiz", "\"questions\"")}}},
          {{{ResetRule("both", "\"email\",\"questions\"")}}},
          {{{ResetRule("staff", "\"email\"")}}},
          {{{Rule("app", "staff", allowOther: false)}}}],
         "order":["totp","email","questions"],
         "passwordReset":{"administrators":["admins"],"email":{"refusedDomains":["{{{refused}}}"]},
          "questions":{"register":{{{register}}},"ask":3,"custom":[{{{custom}}}]} } }
        """;

    private static string ResetRule(string group, string require) =>
        $$$"""{"id":"{{{group}}}","include":["{{{group}}}"],"exclude":[],"purpose":"passwordReset","require":[{{{require}}}],"allowOther":false,"defer":null}""";

    /// <summary>A document in which phones are on as <paramref name="phone"/> says.</summary>
    public static string WithPhone(string phone, params string[] rules) =>
        $$$"""
        {"schema":1,"methods":{"totp":{"on":true},"phone":{{{phone}}}},"registration":[{{{string.Join(',', rules)}}}],"order":["totp","phone"]}
        """;

    /// <summary>What is said of phones.</summary>
    public static string Phone(bool text = true, bool call = true, string countries = "\"NL\",\"BE\"", string more = "") =>
        $$$"""{"on":true,"text":{{{Json(text)}}},"call":{{{Json(call)}}},"countries":[{{{countries}}}]{{{more}}}}""";

    /// <summary>A rule that requires an authenticator app and a phone of a group.</summary>
    public static string PhoneRule(string id, string include, string? exclude = null, string defer = "null", string require = "\"totp\",\"phone\"") =>
        Rule(id, include, exclude, defer).Replace("[\"totp\"]", $"[{require}]", StringComparison.Ordinal);

    /// <summary>A document with these rules.</summary>
    public static string Rules(params string[] rules) => Document(totpOn: true, rules);

    /// <summary>A document with these rules, and authenticator apps on or off.</summary>
    public static string Document(bool totpOn, params string[] rules) =>
        $$$"""
        {"schema":1,
         "methods":{"totp":{"on":{{{Json(totpOn)}}},"include":["*"],"exclude":[]}},
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
         "purpose":"twoStep","require":["totp"],"allowOther":{{{Json(allowOther)}}},"defer":{{{defer}}}}
        """;

    /// <summary>Nothing is required; passwords are reset with an authenticator app or a phone. Administrators need both.</summary>
    public static string Reset(string administrators = "\"admins\"", string more = "", string methods = "") =>
        $$$"""
        {"schema":1,"methods":{"totp":{"on":true},"phone":{{{Phone(more: ",\"limits\":{\"numberPerDay\":100,\"prefixPerHour\":100000,\"addressPerHour\":100000}")}}}{{{methods}}}},
         "registration":[],"order":["totp","phone"],
         "passwordReset":{"administrators":[{{{administrators}}}],"contact":"help@contoso.example"{{{more}}}}}
        """;

    /// <summary>The same, with a mailbox or security questions as well.</summary>
    public static string ResetByAny(string more = "") => Reset(more: more, methods: ",\"email\":{\"on\":true},\"questions\":{\"on\":true}");

    /// <summary>Nothing is required but a phone of the group <c>phones</c>; devices can be remembered for so many days.</summary>
    public static string Remembering(int days = 30, string more = "", string methods = "") =>
        $$$"""
        {"schema":1,
         "methods":{"totp":{"on":true},"recoveryCodes":{"on":true},"phone":{{{Phone(more: ",\"limits\":{\"numberPerDay\":100,\"prefixPerHour\":100000,\"addressPerHour\":100000}")}}}{{{methods}}}},
         "registration":[{{{PhoneRule("phones", "phones", require: "\"phone\"")}}}],"order":["totp","phone"],
         "rememberDeviceDays":{{{days}}}{{{more}}}}
        """;

    private static string Json(bool value) => value ? "true" : "false";
}
