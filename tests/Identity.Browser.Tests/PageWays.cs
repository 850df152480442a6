using Identity.Testing;

namespace Identity.Browser.Tests;

/// <summary>Every page in each state that people meet. A new page is a row here: it is photographed and examined, and every requirement is asked of it.</summary>
public static class PageWays
{
    private const string Name = "sanne.van.der.linden-achterberg@contoso.example";

    /// <summary>A policy that has phones confirmed anew.</summary>
    private const string Review = """
        {"schema":1,"methods":{"totp":{"on":true},"phone":{"on":true,"text":true,"call":true,"countries":["NL"]}},
         "registration":[],"review":{"include":["*"],"exclude":[]}}
        """;

    /// <summary>A policy that requires nothing and recommends an authenticator app.</summary>
    private const string Proposal = """
        {"schema":1,"methods":{"totp":{"on":true}},
         "registration":[{"id":"safer","include":["*"],"exclude":[],"purpose":"twoStep","require":["totp"],"allowOther":false,"nudge":{}}]}
        """;

    /// <summary>A policy that requires a security key, or something else.</summary>
    private const string Keys = """
        {"schema":1,"methods":{"securityKey":{"on":true},"totp":{"on":true}},
         "registration":[{"id":"keys","include":["*"],"exclude":[],"purpose":"twoStep","require":["securityKey"],"allowOther":true}],
         "passwordReset":{"administrators":[]}}
        """;

    /// <summary>A policy that requires a hardware token, or something else.</summary>
    private const string Tokens = """
        {"schema":1,"methods":{"hardwareToken":{"on":true},"totp":{"on":true}},
         "registration":[{"id":"tokens","include":["*"],"exclude":[],"purpose":"twoStep","require":["hardwareToken"],"allowOther":true}],
         "passwordReset":{"administrators":[]}}
        """;

    /// <summary>The demo's policy with access passes, which alone let people register a first method.</summary>
    private static string WithPasses { get; } = TestPolicies.Demo.Replace(
        "\"firstRegistration\":{\"allow\":[\"password\"]}", "\"firstRegistration\":{\"allow\":[\"pass\"]},\"accessPass\":{\"on\":true}", StringComparison.Ordinal);

    /// <summary>The ways; each state is reached from the one before.</summary>
    public static IReadOnlyList<PageWay> All { get; } =
    [
        new(
            new("sign-in", "/sign-in", walk => walk.BeginAsync(Name, "staff")),
            new("sign-in-empty", "/sign-in", walk => walk.Window.NextAsync()),
            new("sign-in-rejected", "/sign-in", walk => walk.Window.SignInAsync(walk.Person.UserName, "wrong")),
            new("more-info", "/sign-in/more-info", walk => walk.SignInAsync()),
            new("more-info-why", "/sign-in/more-info", walk => walk.UnfoldAsync()),
            new("totp", "/enroll/totp", walk => walk.Window.NextAsync()),
            new("totp-install", "/enroll/totp", walk => walk.UnfoldAsync()),
            new("totp-other", "/enroll/totp/other", walk => walk.Window.FollowAsync("a[href='totp/other']")),
            new("totp-scan", "/enroll/totp/scan", walk => walk.Window.NextAsync()),
            new("totp-scan-manual", "/enroll/totp/scan", async walk =>
            {
                await walk.ScanAsync();
                await walk.UnfoldAsync();
            }),
            new("totp-code", "/enroll/totp/code", walk => walk.Window.NextAsync()),
            new("totp-code-empty", "/enroll/totp/code", async walk =>
            {
                await walk.Window.FillAsync("label", "");
                await walk.Window.NextAsync();
            }),
            new("totp-code-wrong", "/enroll/totp/code", async walk =>
            {
                await walk.Window.FillAsync("label", "My phone");
                await walk.GuessAsync(1);
            }),
            new("totp-code-clock", "/enroll/totp/code", walk => walk.CodeOfAsync(TimeSpan.FromMinutes(20))),
            new("done", "/enroll/done", walk => walk.CodeAsync()),
            new("home-signed-in", "", async walk =>
            {
                await walk.Window.NextAsync();
                await walk.GoAsync("/");
            }),
            new("help-signed-in", "/help", walk => walk.GoAsync("/help")),
            new("sign-in-again-by-force", "/sign-in", walk => walk.OpenAppAsync(("prompt", "login"))),
            new("outbox", "/dev/outbox", walk => walk.GoAsync("/dev/outbox")),
            new("sign-out", "/sign-out", walk => walk.GoAsync("/sign-out")),
            new("signed-out", "/signed-out", walk => walk.Window.NextAsync())),
        new(
            new("verify", "/sign-in/verify", async walk =>
            {
                await walk.BeginRegisteredAsync("lars@contoso.example", "staff", ("prompt", "consent"));
                await walk.SignInAsync();
            }),
            new("verify-trouble", "/sign-in/verify", walk => walk.UnfoldAsync()),
            new("verify-empty", "/sign-in/verify", walk => walk.Window.NextAsync()),
            new("verify-format", "/sign-in/verify", walk => walk.Window.CodeAsync("12")),
            new("verify-wrong", "/sign-in/verify", walk => walk.GuessAsync(1)),
            new("verify-locked", "/sign-in/verify", walk => walk.GuessAsync(5)),
            new("sign-in-over", "/sign-in", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(16));
                await walk.ReloadAsync();
            }),
            new("verify-almost-over", "/sign-in/verify", async walk =>
            {
                await walk.SignInAsync();
                walk.Wait(TimeSpan.FromSeconds((15 * 60) - 100));
                await walk.ReloadAsync();
            }),
            new("verify-no-more-time", "/sign-in/verify", async walk =>
            {
                await walk.Server.Rows.ColumnAsync("UPDATE sign_in_transactions SET extensions = 10");
                await walk.ReloadAsync();
            }),
            new("consent", "/sign-in/consent", async walk =>
            {
                await walk.Server.Rows.ColumnAsync("UPDATE sign_in_transactions SET extensions = 0");
                await walk.Window.Page.Locator("#session-leave").ClickAsync();
                await walk.CodeAsync();
                walk.Keep();
            }),
            new("already-done", "/sign-in/already-done", async walk =>
            {
                await walk.Window.NextAsync();
                await walk.Window.Page.GotoAsync(walk.Kept);
            }),
            new("not-here", "/sign-in/not-here", async walk =>
            {
                await walk.Window.ForgetAsync();
                await walk.Window.Page.GotoAsync(walk.Kept);
            })),
        new(
            new("sign-in-with-pass", "/sign-in", async walk =>
            {
                await walk.Server.Policy.PublishAsync(WithPasses);
                await walk.BeginAsync("noor@contoso.example", "staff");
            }),
            new("stopped-without-pass", "/sign-in/stopped", walk => walk.SignInAsync()),
            new("pass", "/sign-in/pass", walk => walk.Window.FollowAsync("main a[href$='/pass']")),
            new("pass-empty", "/sign-in/pass", walk => walk.Window.NextAsync()),
            new("pass-rejected", "/sign-in/pass", walk => walk.PassAsync("abcd-efgh")),
            new("pass-more-info", "/sign-in/more-info", async walk =>
            {
                await walk.PassAsync(await walk.Server.Passes.AddAsync(walk.Person));
                await walk.Server.Policy.PublishAsync(TestPolicies.Demo);
            })),
        new(
            new("more-info-skippable", "/sign-in/more-info", async walk =>
            {
                await walk.BeginAsync("mila@contoso.example", "pilot");
                await walk.SignInAsync();
            }),
            new("more-info-counted", "/sign-in/more-info", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.Rules(TestPolicies.Rule("pilot", "pilot", defer: """{"skips":3}""")));
                await walk.ReloadAsync();
            }),
            new("choose", "/enroll/choose", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TwoMethods("pilot"));
                await walk.GoAsync($"/enroll/{walk.Handle}/choose");
            }),
            new("choose-empty", "/enroll/choose", async walk =>
            {
                await walk.Window.Page.EvaluateAsync("document.querySelector(':checked').checked = false");
                await walk.Window.NextAsync();
            }),
            new("totp-scan-over", "/enroll/totp/scan", walk => walk.GoAsync($"/enroll/{walk.Handle}/totp/scan")),
            new("stopped", "/sign-in/stopped", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.Document(totpOn: false, TestPolicies.Rule("pilot", "pilot")));
                await walk.ReloadAsync();
            }),
            new("continue", "/sign-in/continue", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.NothingRequired);
                await walk.ReloadAsync();
                await walk.Server.Policy.PublishAsync(TestPolicies.Demo);
            })),
        new(
            new("phone", "/enroll/phone", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.DemoWithPhone);
                await walk.BeginRegisteredAsync("phone@contoso.example", "staff");
                await walk.SignInAsync();
                await walk.CodeAsync();
                await walk.Window.NextAsync();
            }),
            new("phone-empty", "/enroll/phone", walk => walk.Window.NextAsync()),
            new("phone-no-text", "/enroll/phone", walk => walk.PhoneAsync("020 123 4567", "Text")),
            new("phone-extension", "/enroll/phone", async walk =>
            {
                await walk.UnfoldAsync();
                await walk.Window.FillAsync("extension", "reception");
                await walk.PhoneAsync("020 123 4567", "Call");
            }),
            new("phone-code", "/enroll/phone/code", async walk =>
            {
                await walk.Window.FillAsync("extension", "");
                await walk.PhoneAsync("06 12345678", "Text");
            }),
            new("phone-code-wrong", "/enroll/phone/code", walk => walk.Window.CodeAsync("12 34 5")),
            new("phone-code-too-soon", "/enroll/phone/code", walk => walk.Window.FollowAsync("form[action*='handler=Text'] button")),
            new("phone-code-again", "/enroll/phone/code", async walk =>
            {
                walk.Wait(TimeSpan.FromSeconds(30));
                await walk.Window.FollowAsync("form[action*='handler=Text'] button");
            }),
            new("phone-code-in-doubt", "/enroll/phone/code", async walk =>
            {
                await walk.Server.Rows.ColumnAsync("UPDATE outbox SET state = 'in_doubt'");
                await walk.ReloadAsync();
            }),
            new("phone-call", "/enroll/phone/call", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(1));
                await walk.Window.FollowAsync("form[action*='handler=Call'] button");
            }),
            new("phone-call-not-answered", "/enroll/phone/call", walk => walk.Window.NextAsync()),
            new("phone-call-failed", "/enroll/phone/call", async walk =>
            {
                await walk.Server.Rows.ColumnAsync("UPDATE outbox SET state = 'failed'");
                await walk.ReloadAsync();
            }),
            new("phone-code-over", "/enroll/phone/code", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(11));
                await walk.GoAsync($"/enroll/{walk.Handle}/phone/code");
            }),
            new("phone-done", "/enroll/done", async walk =>
            {
                await walk.Window.FollowAsync("form[action*='handler=Text'] button");
                await walk.Window.CodeAsync(await walk.Server.Phones.CodeAsync(walk.Person));
            }),
            new("second-step-other-ways", "/sign-in/verify", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(2));
                await walk.OpenAppAsync(("prompt", "login"));
                await walk.SignInAsync();
            }),
            new("second-step-phone-ask", "/sign-in/phone", walk => walk.Window.FollowAsync("a[href*='/phone']")),
            new("second-step-phone", "/sign-in/phone", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(2));
                await walk.Window.FollowAsync("form[action*='handler=Text'] button");
            }),
            new("second-step-phone-wrong", "/sign-in/phone", walk => walk.Window.NextAsync()),
            new("second-step-call", "/sign-in/call", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(2));
                await walk.Window.FollowAsync("form[action*='handler=Call'] button");
            }),
            new("second-step-phones-paused", "/sign-in/call", async walk =>
            {
                await walk.Server.Policy.PublishAsync(
                    TestPolicies.WithPhone(TestPolicies.Phone(more: ",\"paused\":true"), TestPolicies.PhoneRule("staff", "staff")));
                await walk.Window.FollowAsync("form[action*='handler=Call'] button");
            })),
        new(
            new("review", "/sign-in/review", async walk =>
            {
                await walk.Server.Policy.PublishAsync(Review);
                await walk.BeginRegisteredAsync("review@contoso.example", "nobody");
                await walk.Server.Phones.AddAsync(walk.Person);
                walk.Wait(TimeSpan.FromDays(181));
                await walk.OpenAppAsync();
                await walk.SignInAsync();
                await walk.CodeAsync();
            }),
            new("review-code", "/sign-in/review/code", walk => walk.Window.FollowAsync("form[action*='handler=Text'] button")),
            new("review-code-wrong", "/sign-in/review/code", walk => walk.Window.CodeAsync("12 34")),
            new("review-call", "/sign-in/review/call", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(1));
                await walk.GoAsync($"/sign-in/{walk.Handle}/review");
                await walk.Window.FollowAsync("form[action*='handler=Call'] button");
            })),
        new(
            new("security-info-sign-in", "/security-info/sign-in", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.DemoWithPhone);
                await walk.BeginRegisteredAsync("info@contoso.example", "nobody");
                await walk.GoAsync("/security-info");
            }),
            new("security-info", "/security-info", async walk =>
            {
                await walk.Server.Phones.AddAsync(walk.Person);
                await walk.Window.NextAsync();
                await walk.SignInAsync();
                await walk.CodeAsync();
            }),
            new("security-info-add", "/security-info/add", walk => walk.Window.FollowAsync("a[href$='/add']")),
            new("security-info-add-empty", "/security-info/add", walk => walk.Window.NextAsync()),
            new("security-info-add-phone", "/enroll/phone", async walk =>
            {
                await walk.Window.Page.Locator("[value=phone]").CheckAsync();
                await walk.Window.NextAsync();
            }),
            new("security-info-rename", "/security-info/rename", async walk =>
            {
                await walk.GoAsync("/security-info");
                await walk.Window.FollowAsync("a[href*='/rename/']");
            }),
            new("security-info-rename-empty", "/security-info/rename", async walk =>
            {
                await walk.Window.FillAsync("label", "");
                await walk.Window.NextAsync();
            }),
            new("security-info-activity", "/security-info/activity", walk => walk.GoAsync("/security-info/activity")),
            new("security-info-default", "/security-info/default", walk => walk.GoAsync("/security-info/default")),
            new("security-info-delete", "/security-info/delete", async walk =>
            {
                await walk.GoAsync("/security-info");
                await walk.Window.FollowAsync("li:has-text('+31') a[href*='/delete/']");
            }),
            new("security-info-delete-required", "/security-info/delete", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.WithPhone(TestPolicies.Phone(), TestPolicies.PhoneRule("nobody", "nobody")));
                await walk.Window.NextAsync();
            }),
            new("not-me-gone", "/not-me", walk => walk.GoAsync($"/not-me/{new string('a', 43)}")),
            new("not-me", "/not-me", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.DemoWithPhone);
                await walk.Server.Rows.ColumnAsync("UPDATE people SET email_confirmed = 1");
                await walk.GoAsync("/security-info");
                await walk.Window.FollowAsync("li:has-text('+31') a[href*='/delete/']");
                await walk.Window.NextAsync();
                await walk.GoAsync(await walk.Server.Mails.NotMeAsync(walk.Person));
            }),
            new("not-me-done", "/not-me", walk => walk.Window.NextAsync()),
            new("proposal", "/sign-in/more-info", async walk =>
            {
                await walk.Server.Policy.PublishAsync(Proposal);
                await walk.BeginAsync("nudged@contoso.example", "nobody");
                await walk.SignInAsync();
            })),
        new(
            new("more-info-app-password", "/sign-in/more-info", async walk =>
            {
                await walk.Server.Policy.PublishAsync(AppPasswords("required"));
                await walk.BeginRegisteredAsync("legacy@contoso.example", "nobody");
                await walk.SignInAsync();
                await walk.CodeAsync();
            }),
            new("app-password", "/enroll/app-password", walk => walk.Window.NextAsync()),
            new("app-password-empty", "/enroll/app-password", walk => walk.Window.NextAsync()),
            new("app-password-show", "/enroll/app-password/show", async walk =>
            {
                await walk.Window.FillAsync("name", "Mail on my phone, tablet and old laptop in the attic at home");
                await walk.Window.NextAsync();
            }),
            new("app-password-done", "/enroll/done", walk => walk.Window.NextAsync())),
        new(
            new("security-info-app-passwords-empty", "/security-info/app-passwords", async walk =>
            {
                await walk.Server.Policy.PublishAsync(AppPasswords("offered"));
                await walk.BeginRegisteredAsync("offered@contoso.example", "nobody");
                await walk.GoAsync("/security-info");
                await walk.Window.NextAsync();
                await walk.SignInAsync();
                await walk.CodeAsync();
                await walk.Window.FollowAsync("a[href$='/app-passwords']");
            }),
            new("security-info-app-password", "/security-info/app-passwords/add", walk => walk.Window.NextAsync()),
            new("security-info-app-password-more", "/security-info/app-passwords/add", walk => walk.UnfoldAsync()),
            new("security-info-app-password-wrong", "/security-info/app-passwords/add", async walk =>
            {
                await walk.Window.FillAsync("networks", "the office");
                foreach (var door in await walk.Window.Page.Locator("[type=checkbox]").AllAsync())
                {
                    await door.UncheckAsync();
                }

                await walk.Window.NextAsync();
            }),
            new("security-info-app-password-show", "/security-info/app-passwords/show", async walk =>
            {
                await walk.Window.FillAsync("name", "Calendar");
                await walk.Window.FillAsync("networks", "192.0.2.0/24 198.51.100.0/24 2001:db8:1234:5678::/64");
                await walk.Window.Page.Locator("[name='Input.Mail']").CheckAsync();
                await walk.Window.Page.Locator("#days").SelectOptionAsync("90");
                await walk.Window.NextAsync();
            }),
            new("security-info-app-passwords", "/security-info/app-passwords", walk => walk.Window.NextAsync()),
            new("security-info-app-password-delete", "/security-info/app-passwords/delete", walk => walk.Window.FollowAsync("a[href*='/delete/']")),
            new("security-info-app-password-gone", "/security-info/app-passwords/show", async walk =>
            {
                await walk.GoAsync("/security-info/app-passwords/show");
                await walk.Server.Policy.PublishAsync(TestPolicies.Demo);
            })),
        new(
            new("mailbox", "/sign-in/mailbox", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.Demo.Replace("{\"allow\":[\"password\"]}", "{\"allow\":[\"mailbox\"]}", StringComparison.Ordinal));
                await walk.BeginAsync("mailbox@contoso.example", "staff");
                await walk.Server.Rows.ColumnAsync("UPDATE people SET email_confirmed = 1");
                await walk.SignInAsync();
            }),
            new("mailbox-code", "/sign-in/mailbox", walk => walk.Window.FollowAsync("form[action*='handler=Mail'] button")),
            new("mailbox-code-wrong", "/sign-in/mailbox", walk => walk.Window.CodeAsync("000000")),
            new("mailbox-code-too-soon", "/sign-in/mailbox", async walk =>
            {
                await walk.Window.FollowAsync("form[action*='handler=Mail'] button");
                await walk.Server.Policy.PublishAsync(TestPolicies.Demo);
            })),
        new(
            new("verify-remember", "/sign-in/verify", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.Remembering());
                await walk.BeginRegisteredAsync("remember@contoso.example", "nobody");
                await walk.Server.Phones.AddAsync(walk.Person);
                await walk.SignInAsync();
            }),
            new("verify-remember-wrong", "/sign-in/verify", async walk =>
            {
                await walk.Window.Page.Locator("[name=RememberDevice]").CheckAsync();
                await walk.GuessAsync(1);
            }),
            new("second-step-phone-remember", "/sign-in/phone", async walk =>
            {
                await walk.Window.FollowAsync("a[href*='/phone']");
                await walk.Window.FollowAsync("form[action*='handler=Text'] button");
            }),
            new("second-step-call-remember", "/sign-in/call", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(1));
                await walk.Window.FollowAsync("form[action*='handler=Call'] button");
            }),
            new("security-info-remembering", "/security-info", async walk =>
            {
                await walk.OpenAppAsync();
                await walk.SignInAsync();
                await walk.Window.Page.Locator("[name=RememberDevice]").CheckAsync();
                await walk.CodeAsync();
                await walk.GoAsync("/security-info");
            }),
            new("security-info-sessions", "/security-info/sessions", walk => walk.Window.FollowAsync("a[href$='/sessions']")),
            new("security-info-apps-empty", "/security-info/apps", walk => walk.GoAsync("/security-info/apps")),
            new("security-info-apps", "/security-info/apps", async walk =>
            {
                await walk.ConsentAsync("openid", "email", "payroll.read");
                await walk.ReloadAsync();
            }),
            new("security-info-devices", "/security-info/devices", async walk =>
            {
                await walk.GoAsync("/security-info");
                await walk.Window.FollowAsync("a[href$='/devices']");
            }),
            new("security-info-devices-empty", "/security-info/devices", async walk =>
            {
                await walk.Window.FollowAsync("form[action*='handler=ForgetAll'] button");
                await walk.Server.Policy.PublishAsync(TestPolicies.Demo);
            })),
        new(
            new("device", "/device", walk => walk.GoAsync("/device")),
            new("device-empty", "/device", walk => walk.Window.NextAsync()),
            new("device-wrong", "/device", walk => walk.GuessDeviceAsync(1)),
            new("device-locked", "/device", walk => walk.GuessDeviceAsync(11)),
            new("device-consent", "/sign-in/consent", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(2));
                await walk.BeginRegisteredAsync("device@contoso.example", "staff");
                await walk.Window.CodeAsync(await walk.AskForCodeAsync());
                await walk.SignInAsync();
                await walk.CodeAsync();
            }),
            new("device-over", "/device/over", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(10));
                await walk.ReloadAsync();
            }),
            new("device-done", "/device/done", async walk =>
            {
                await walk.Window.CodeAsync(await walk.AskForCodeAsync());
                await walk.SignInAsync();
                await walk.CodeAsync();
                await walk.Window.NextAsync();
            }),
            new("device-cancelled", "/device/cancelled", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(1));
                await walk.Window.CodeAsync(await walk.AskForCodeAsync());
                await walk.SignInAsync();
                await walk.CodeAsync();
                await walk.Window.FollowAsync("form[action*='handler=Cancel'] button");
            })),
        new(
            new("hardware-token", "/enroll/hardware-token", async walk =>
            {
                await walk.Server.Policy.PublishAsync(Tokens);
                await walk.BeginAsync("token@contoso.example", "staff");
                await walk.GiveTokenAsync();
                await walk.SignInAsync();
                await walk.Window.NextAsync();
            }),
            new("hardware-token-claim", "/enroll/hardware-token", walk => walk.Window.FollowAsync("a[href='?other']")),
            new("hardware-token-empty", "/enroll/hardware-token", walk => walk.Window.NextAsync()),
            new("hardware-token-wrong", "/enroll/hardware-token", async walk =>
            {
                await walk.Window.FillAsync("serial", "2308612345678");
                await walk.Window.CodeAsync("000000");
            }),
            new("hardware-token-next", "/enroll/hardware-token", async walk =>
            {
                await walk.Window.FillAsync("serial", walk.Token!.Serial);
                await walk.TokenCodeAsync(TimeSpan.FromMinutes(5));
            }),
            new("hardware-token-clock", "/enroll/hardware-token", async walk =>
            {
                await walk.GoAsync($"/enroll/{walk.Handle}/hardware-token");
                await walk.TokenCodeAsync(TimeSpan.FromMinutes(20));
            }),
            new("hardware-token-done", "/enroll/done", walk => walk.TokenCodeAsync()),
            new("security-info-hardware-token", "/security-info", async walk =>
            {
                await walk.Window.NextAsync();
                await walk.GoAsync("/security-info");
            }),
            new("verify-hardware-token", "/sign-in/verify", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(1));
                await walk.OpenAppAsync(("prompt", "login"));
                await walk.SignInAsync();
            }),
            new("verify-hardware-token-wrong", "/sign-in/verify", walk => walk.Window.CodeAsync("000000")),
            new("reset-hardware-token", "/reset/hardware-token", async walk =>
            {
                await walk.GoAsync("/reset");
                await walk.Window.FillAsync("user-name", walk.Person.UserName);
                await walk.Window.NextAsync();
                await walk.GoAsync($"/reset/{walk.Handle}/hardware-token");
            }),
            new("reset-hardware-token-wrong", "/reset/hardware-token", async walk =>
            {
                await walk.Window.CodeAsync("000000");
                await walk.Server.Policy.PublishAsync(TestPolicies.Demo);
            })),
        new(
            new("recovery-codes", "/security-info/recovery-codes", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.Reset(methods: ",\"recoveryCodes\":{\"on\":true}"));
                await walk.BeginRegisteredAsync("codes@contoso.example", "nobody");
                await walk.SignInAsync();
                await walk.CodeAsync();
                await walk.GoAsync("/security-info/recovery-codes");
            }),
            new("recovery-codes-shown", "/security-info/recovery-codes/show", walk => walk.Window.NextAsync()),
            new("recovery-codes-left", "/security-info/recovery-codes", walk => walk.Window.NextAsync()),
            new("recovery-codes-gone", "/security-info/recovery-codes/show", walk => walk.GoAsync("/security-info/recovery-codes/show")),
            new("recovery-codes-few", "/security-info/recovery-codes", async walk =>
            {
                await walk.Server.Rows.ColumnAsync("UPDATE recovery_codes SET used_at = 1 WHERE rowid % 4 > 0");
                await walk.GoAsync("/security-info/recovery-codes");
            }),
            new("security-info-recovery-codes", "/security-info", walk => walk.GoAsync("/security-info")),
            new("recovery-codes-delete", "/security-info/delete", async walk =>
            {
                await walk.GoAsync("/security-info/recovery-codes");
                await walk.Window.FollowAsync("a[href*='/delete/']");
            }),
            new("recovery-code", "/sign-in/recovery-code", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(1));
                await walk.OpenAppAsync(("prompt", "login"));
                await walk.SignInAsync();
                await walk.Window.FollowAsync("a[href*='/recovery-code']");
            }),
            new("recovery-code-format", "/sign-in/recovery-code", walk => walk.Window.CodeAsync("123456")),
            new("recovery-code-wrong", "/sign-in/recovery-code", walk => walk.Window.CodeAsync("zzzzz-zzzzz")),
            new("recovery-codes-few-left", "/sign-in/codes-left", async walk =>
            {
                await walk.GoAsync("/security-info/recovery-codes");
                await walk.Window.NextAsync();
                foreach (var code in (await walk.Window.Page.Locator(".codes li").AllInnerTextsAsync()).Take(7))
                {
                    walk.Wait(TimeSpan.FromMinutes(1));
                    await walk.OpenAppAsync(("prompt", "login"));
                    await walk.SignInAsync();
                    await walk.Window.FollowAsync("a[href*='/recovery-code']");
                    await walk.Window.CodeAsync(code);
                }
            }),
            new("recovery-code-again", "/sign-in/verify", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(1));
                await walk.OpenAppAsync(("prompt", "login"));
                await walk.SignInAsync();
            }),
            new("recovery-codes-spent", "/sign-in/stopped", async walk =>
            {
                await walk.Server.Rows.ColumnAsync("UPDATE recovery_codes SET used_at = 1");
                await walk.Server.Rows.ColumnAsync("DELETE FROM methods WHERE method = 'totp' AND person_id = (SELECT person_id FROM recovery_codes LIMIT 1)");
                await walk.ReloadAsync();
            })),
        new(
            new("change-password", "/sign-in/change-password", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.NothingRequired);
                await walk.BeginAsync("change@contoso.example", "guests");
                await walk.Server.People.RequirePasswordChangeAsync(walk.Person);
                await walk.SignInAsync();
            }),
            new("change-password-empty", "/sign-in/change-password", walk => walk.Window.NextAsync()),
            new("change-password-weak", "/sign-in/change-password", async walk =>
            {
                await walk.Window.FillAsync("new-password", "Zomer2025!");
                await walk.Window.NextAsync();
            })),
        new(
            new("more-info-reset", "/sign-in/more-info", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.ResetMethods);
                await walk.BeginAsync("reset@contoso.example", "both");
                await walk.SignInAsync();
            }),
            new("email", "/enroll/email", walk => walk.Window.NextAsync()),
            new("email-empty", "/enroll/email", walk => walk.Window.NextAsync()),
            new("email-refused", "/enroll/email", async walk =>
            {
                await walk.Window.FillAsync("address", "sanne@contoso.example");
                await walk.Window.NextAsync();
            }),
            new("email-code", "/enroll/email/code", async walk =>
            {
                await walk.Window.FillAsync("address", "sanne.van.der.linden-achterberg@home.example");
                await walk.Window.NextAsync();
            }),
            new("email-code-wrong", "/enroll/email/code", walk => walk.Window.CodeAsync("12 34 5")),
            new("email-code-too-soon", "/enroll/email/code", walk => walk.Window.FollowAsync("form[action*='handler=Mail'] button")),
            new("email-code-again", "/enroll/email/code", async walk =>
            {
                walk.Wait(TimeSpan.FromSeconds(30));
                await walk.Window.FollowAsync("form[action*='handler=Mail'] button");
            }),
            new("email-code-failed", "/enroll/email/code", async walk =>
            {
                await walk.Server.Rows.ColumnAsync("UPDATE outbox SET state = 'failed'");
                await walk.ReloadAsync();
            }),
            new("email-code-locked", "/enroll/email/code", async walk =>
            {
                for (var times = 0; times < 10; times++)
                {
                    walk.Wait(TimeSpan.FromSeconds(3));
                    await walk.Window.FollowAsync("form[action*='handler=Mail'] button");
                }
            }),
            new("email-code-over", "/enroll/email/code", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(11));
                await walk.GoAsync($"/enroll/{walk.Handle}/email/code");
            }),
            new("questions", "/enroll/questions", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.ResetMethods.Replace("\"email\",\"questions\"", "\"questions\"", StringComparison.Ordinal));
                await walk.GoAsync($"/enroll/{walk.Handle}/questions");
            }),
            new("questions-empty", "/enroll/questions", walk => walk.Window.NextAsync()),
            new("questions-wrong", "/enroll/questions", async walk =>
            {
                await walk.QuestionsAsync(("firstPetName", "pet"), ("firstPetName", "Minoes"), ("dreamJob", "ab"));
                await walk.Window.NextAsync();
            }),
            new("questions-done", "/enroll/done", async walk =>
            {
                await walk.QuestionsAsync(("firstPetName", "Minoes"), ("firstBoss", "De Wit"), ("dreamJob", "Astronaut"));
                await walk.Window.NextAsync();
                await walk.Server.Policy.PublishAsync(TestPolicies.Demo);
            })),
        new(
            new PageState("sign-in-locked", "/sign-in", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.Demo);
                await walk.BeginAsync("locked@contoso.example", "staff");
                for (var guess = 0; guess < 11; guess++)
                {
                    await walk.Window.SignInAsync(walk.Person.UserName, $"wrong {guess}");
                }
            })),
        new(
            new("forgot", "/sign-in/forgot", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.Reset());
                await walk.BeginRegisteredAsync("forgot@contoso.example", "staff");
                await walk.Window.FillAsync("user-name", walk.Person.UserName);
                await walk.Window.FollowAsync("a[data-forgot]");
            }),
            new("reset-choose", "/reset", walk => walk.Window.NextAsync()),
            new("reset-choose-empty", "/reset", async walk =>
            {
                await walk.Window.Page.EvaluateAsync("document.querySelector(':checked').checked = false");
                await walk.Window.NextAsync();
            }),
            new("reset-phone", "/reset/phone", async walk =>
            {
                await walk.Window.Page.Locator("[value=phone]").CheckAsync();
                await walk.Window.NextAsync();
            }),
            new("reset-phone-empty", "/reset/phone", walk => walk.Window.NextAsync()),
            new("reset-phone-code", "/reset/phone/code", walk => walk.PhoneAsync("06 12345678", "Text")),
            new("reset-phone-code-wrong", "/reset/phone/code", walk => walk.Window.CodeAsync("000000")),
            new("reset-phone-code-too-soon", "/reset/phone/code", walk => walk.Window.FollowAsync("form[action*='handler=Text'] button")),
            new("reset-phone-call", "/reset/phone/call", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(1));
                await walk.Window.FollowAsync("form[action*='handler=Call'] button");
            }),
            new("reset-phone-call-not-answered", "/reset/phone/call", walk => walk.Window.NextAsync()),
            new("reset-totp", "/reset/totp", walk => walk.GoAsync($"/reset/{walk.Handle}/totp")),
            new("reset-totp-wrong", "/reset/totp", walk => walk.GuessAsync(1)),
            new("reset-password", "/reset/password", walk => walk.CodeAsync()),
            new("reset-password-short", "/reset/password", async walk =>
            {
                await walk.Window.FillAsync("new-password", "short");
                await walk.Window.NextAsync();
            }),
            new("reset-done", "/reset/end", async walk =>
            {
                await walk.Window.FillAsync("new-password", "vijf paarse olifanten dansen");
                await walk.Window.NextAsync();
            })),
        new(
            new("reset-once-more", "/reset/password", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.Reset());
                await walk.BeginRegisteredAsync("slow@contoso.example", "staff");
                await walk.GoAsync("/reset");
                await walk.Window.FillAsync("user-name", walk.Person.UserName);
                await walk.Window.NextAsync();
                walk.Wait(TimeSpan.FromMinutes(1));
                await walk.GoAsync($"/reset/{walk.Handle}/totp");
                await walk.CodeAsync();
            }),
            new("reset-choose-again", "/reset", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(13));
                await walk.Window.Page.Locator("#session-extend button").ClickAsync();
                await walk.Window.Page.Locator("#session-status:not(:empty)").WaitForAsync();
                walk.Wait(TimeSpan.FromMinutes(3));
                await walk.ReloadAsync();
            })),
        new(
            new("reset-begin", "/reset", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.ResetByAny());
                await walk.BeginRegisteredAsync("by.mail@contoso.example", "staff");
                await walk.Server.Mails.AddAsync(walk.Person, "by.mail@home.example");
                await walk.GoAsync("/reset");
            }),
            new("reset-choose-any", "/reset", async walk =>
            {
                await walk.Window.FillAsync("user-name", walk.Person.UserName);
                await walk.Window.NextAsync();
            }),
            new("reset-email", "/reset/email", walk => walk.GoAsync($"/reset/{walk.Handle}/email")),
            new("reset-email-code", "/reset/email/code", walk => walk.Window.NextAsync()),
            new("reset-email-missing", "/reset/email/code", walk => walk.UnfoldAsync()),
            new("reset-email-code-wrong", "/reset/email/code", walk => walk.Window.CodeAsync("000000")),
            new("reset-email-code-too-soon", "/reset/email/code", walk => walk.Window.FollowAsync("form[action*='handler=Mail'] button")),
            new("reset-questions", "/reset/questions", walk => walk.GoAsync($"/reset/{walk.Handle}/questions")),
            new("reset-questions-empty", "/reset/questions", walk => walk.Window.NextAsync()),
            new("reset-questions-wrong", "/reset/questions", async walk =>
            {
                foreach (var answer in new[] { "answer", "answer-2", "answer-3" })
                {
                    await walk.Window.FillAsync(answer, "wrong");
                }

                await walk.Window.NextAsync();
            }),
            new("reset-braked", "/reset", async walk =>
            {
                for (var begun = 0; begun < 3; begun++)
                {
                    await walk.GoAsync("/reset");
                    await walk.Window.FillAsync("user-name", walk.Person.UserName);
                    await walk.Window.NextAsync();
                }
            })),
        new(
            new("reset", "/reset", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.Reset(more: ",\"include\":[\"*\"],\"exclude\":[\"staff\"]"));
                await walk.BeginRegisteredAsync("refused@contoso.example", "staff");
                await walk.GoAsync("/reset");
            }),
            new("reset-empty", "/reset", walk => walk.Window.NextAsync()),
            new("reset-stopped", "/reset/stopped", async walk =>
            {
                await walk.Window.FillAsync("user-name", walk.Person.UserName);
                await walk.Window.NextAsync();
                await walk.Window.NextAsync();
                await walk.CodeAsync();
            }),
            new("reset-over", "/reset/end", async walk =>
            {
                walk.Wait(TimeSpan.FromMinutes(16));
                await walk.ReloadAsync();
            }),
            new("reset-not-here", "/reset/end", async walk =>
            {
                await walk.Window.ForgetAsync();
                await walk.ReloadAsync();
            }),
            new("reset-not-offered", "/reset", async walk =>
            {
                await walk.Server.Policy.PublishAsync(TestPolicies.Demo);
                await walk.GoAsync("/reset");
            })),
        new(
            new("sign-in-passkeys", "/sign-in", async walk =>
            {
                await walk.Server.Policy.PublishAsync(Keys);
                await walk.Window.AddAuthenticatorAsync("usb", verifiesUser: false);
                await walk.BeginAsync("keys@contoso.example", "staff");
            }),
            new("security-key", "/enroll/security-key", async walk =>
            {
                await walk.SignInAsync();
                await walk.Window.NextAsync();
            }),
            new("security-key-cancelled", "/enroll/security-key", async walk =>
            {
                await walk.Window.Page.EvaluateAsync("() => { navigator.credentials.create = () => Promise.reject(new DOMException('', 'NotAllowedError')); }");
                await walk.Window.Page.Locator("#key-start").ClickAsync();
                await walk.Window.Page.Locator("#key-problem:not(:empty)").WaitForAsync();
            }),
            new("security-key-refused", "/enroll/security-key", walk => walk.SendNoKeyAsync()),
            new("security-key-name", "/enroll/security-key/name", walk => walk.Window.NextAsync()),
            new("security-key-name-empty", "/enroll/security-key/name", async walk =>
            {
                await walk.Window.FillAsync("label", "");
                await walk.Window.NextAsync();
            }),
            new("security-key-done", "/enroll/done", async walk =>
            {
                await walk.Window.FillAsync("label", "The key on my key ring, which is the only one that I have");
                await walk.Window.NextAsync();
            }),
            new("security-info-key", "/security-info", async walk =>
            {
                await walk.Window.NextAsync();
                await walk.GoAsync("/security-info");
            }),
            new("second-step-key", "/sign-in/security-key", async walk =>
            {
                await walk.Window.ForgetAsync();
                await walk.OpenAppAsync();
                await walk.SignInAsync();
            }),
            new("second-step-key-refused", "/sign-in/security-key", walk => walk.SendNoKeyAsync()),
            new("second-step-key-remember", "/sign-in/security-key", async walk =>
            {
                await walk.Server.Policy.PublishAsync(Keys.Replace("\"passwordReset\"", "\"rememberDeviceDays\":90,\"passwordReset\"", StringComparison.Ordinal));
                await walk.ReloadAsync();
            }),
            new("reset-key", "/reset/security-key", async walk =>
            {
                await walk.GoAsync("/reset");
                await walk.Window.FillAsync("user-name", walk.Person.UserName);
                await walk.Window.NextAsync();
                await walk.Window.Page.Locator("[value=securityKey]").CheckAsync();
                await walk.Window.NextAsync();
            }),
            new("reset-key-refused", "/reset/security-key", async walk =>
            {
                await walk.SendNoKeyAsync();
                await walk.Server.Policy.PublishAsync(TestPolicies.Demo);
            })),
        new(
            new("home", "", walk => walk.GoAsync("/")),
            new("help", "/help", walk => walk.GoAsync("/help")),
            new("failure", "/error", walk => walk.GoAsync("/error")),
            new("not-found", "/no-such-page", walk => walk.GoAsync("/no-such-page")),
            new("request-refused", "/connect/authorize", walk => walk.GoAsync("/connect/authorize?client_id=nobody"))),
        new(
            new("help-silent", "/help", walk => walk.GoAsync("/help")),
            new("totp-any", "/enroll/totp", async walk =>
            {
                await walk.BeginAsync("sanne@contoso.example", "staff");
                await walk.SignInAsync();
                await walk.Window.NextAsync();
            }),
            new("consent-unproven", "/sign-in/consent", async walk =>
            {
                await walk.Window.ForgetAsync();
                await walk.OfferApiAsync("Payroll", "payroll.read");
                await walk.BeginRegisteredAsync("lars@contoso.example", "staff", ("scope", "openid email payroll.read"));
                await walk.SignInAsync();
                await walk.CodeAsync();
            }))
        {
            Settings = PageWay.Silent,
        },
    ];

    /// <summary>A policy with app passwords.</summary>
    public static string AppPasswords(string use) => $$$"""{"schema":1,"methods":{"totp":{"on":true}},"appPasswords":"{{{use}}}"}""";

    /// <summary>A policy that lets a group choose.</summary>
    public static string TwoMethods(string group) =>
        $$$"""
        {"schema":1,"methods":{"totp":{"on":true},"phone":{"on":true,"text":true,"call":true,"countries":["NL"]}},
         "registration":[{"id":"choice","include":["{{{group}}}"],"exclude":[],"purpose":"twoStep","require":["totp"],"allowOther":true,"defer":null}],
         "order":["totp","phone"]}
        """;
}
