using Identity.Server.Tests.SecurityInfo;
using Identity.Testing;

namespace Identity.Server.Tests.HardwareTokens;

/// <summary>Tests of hardware tokens.</summary>
public abstract class TokenFixture : SecurityInfoFixture
{
    protected const string EnrollPage = "/enroll/hardware-token";

    /// <summary>Staff must have a hardware token; nobody else has to have anything.</summary>
    protected const string Policy = """
        {"schema":1,"methods":{"hardwareToken":{"on":true},"totp":{"on":true},"recoveryCodes":{"on":true}},
         "registration":[{"id":"tokens","include":["staff"],"exclude":[],"purpose":"twoStep","require":["hardwareToken"],"allowOther":true}],
         "accessPass":{"on":true},"passwordReset":{"administrators":["admins"]}}
        """;

    protected override RunningServerOptions Options => new() { Policy = Policy };

    /// <summary>Somebody new of the staff, with a token in hand, whom the wizard asks for it.</summary>
    protected async Task<Visit> AskedAsync(HardwareToken token)
    {
        var visit = await NewcomerAsync("staff");
        visit.Token = token;
        return await (await visit.OpenAsync()).ReachAsync(EnrollPage);
    }

    /// <summary>Somebody new who uses a token.</summary>
    protected async Task<Visit> EquippedAsync(int stepSeconds = 60)
    {
        var visit = await AskedAsync(await Server.Tokens.AddAsync(stepSeconds: stepSeconds));
        await visit.FinishAsync();
        return visit;
    }

    /// <summary>The same person in another browser, asked for the second step.</summary>
    protected async Task<Visit> ChallengedAsync(Visit visit)
    {
        var elsewhere = new Visit(Server, App, visit.Person) { Token = visit.Token };
        return await (await elsewhere.OpenAsync()).ReachAsync("/sign-in/verify");
    }

    /// <summary>Types a serial number and a code.</summary>
    protected static async Task<BrowserPage> TypeAsync(Visit visit, string serial, string code, params (string Name, string Value)[] more) =>
        visit.Page = await visit.Page.SubmitAsync([("Input.Serial", serial), ("Input.Code", code), .. more]);

    /// <summary>Types a code.</summary>
    protected static async Task<BrowserPage> CodeAsync(Visit visit, string code) => visit.Page = await visit.Page.SubmitAsync(("Input.Code", code));

    /// <summary>A reset of somebody's password that asks for the code of a token.</summary>
    protected async Task<BrowserPage> ResettingAsync(Visit visit)
    {
        var page = await (await Server.Browser().GetAsync("/reset")).SubmitAsync(("UserName", visit.Person.UserName));
        return await page.SubmitAsync(("Method", "hardwareToken"));
    }
}
