using Identity.Testing;

namespace Identity.Browser.Tests;

/// <summary>Somebody in a browser who sets up one kind of method and uses it, wherever a page asks for it.</summary>
public sealed class MethodHolder(RunningServer server, BrowserWindow window, TestPerson person, string method)
{
    private const string Address = "somebody@home.example";
    private static readonly (string Question, string Answer)[] Questions =
        [("firstPetName", "Minoes"), ("firstBoss", "De Wit"), ("childhoodStreet", "Kerkstraat"), ("dreamJob", "Astronaut"), ("lostThing", "Blue marble")];

    private readonly Dictionary<string, string> answers = [];
    private AuthenticatorApp? app;
    private HardwareToken? token;

    /// <summary>The method's name in policy.</summary>
    public string Kind => method.Split(' ')[0];

    /// <summary>The name of its part of the wizard.</summary>
    public string Path => Kind switch
    {
        "securityKey" => "security-key",
        "hardwareToken" => "hardware-token",
        _ => Kind,
    };

    /// <summary>The page of the second step with it.</summary>
    public string SecondStep => Kind switch
    {
        "securityKey" => "/sign-in/security-key",
        "totp" or "hardwareToken" => "/sign-in/verify",
        _ => "/sign-in/phone",
    };

    private string Channel => method == "phone by call" ? "Call" : "Text";

    /// <summary>Takes to the browser what the method needs there.</summary>
    public Task BringAsync() => Kind == "securityKey" ? window.AddAuthenticatorAsync("usb") : Task.CompletedTask;

    /// <summary>Sets the method up, on the pages of the wizard.</summary>
    public async Task SetUpAsync()
    {
        switch (Kind)
        {
            case "securityKey":
                await window.NextAsync();
                await window.NextAsync();
                break;
            case "totp":
                await window.NextAsync();
                app = new AuthenticatorApp(ShellAuthenticator.KeyIn(await window.ScanAsync()));
                await window.NextAsync();
                await window.CodeAsync(app.NextCode(server));
                break;
            case "hardwareToken":
                token = await server.Tokens.AddAsync();
                await window.FillAsync("serial", token.Serial);
                await window.CodeAsync(token.NextCode(server));
                break;
            case "phone":
                await PhoneAsync();
                break;
            case "email":
                await window.FillAsync("address", Address);
                await window.NextAsync();
                await window.CodeAsync(await server.Mails.CodeAsync(person));
                break;
            default:
                await ChooseQuestionsAsync();
                break;
        }
    }

    /// <summary>Answers with it as second step.</summary>
    public async Task AnswerAsync()
    {
        if (Kind == "securityKey")
        {
            await window.NextAsync();
        }
        else if (Kind is "totp" or "hardwareToken")
        {
            await window.CodeAsync(app?.NextCode(server) ?? token!.NextCode(server));
        }
        else if (Channel == "Call")
        {
            await window.FollowAsync("form[action*='handler=Call'] button");
            await PickUpAsync();
        }
        else
        {
            await window.CodeAsync(await server.Phones.CodeAsync(person));
        }
    }

    /// <summary>Proves it in a password reset.</summary>
    public async Task ProveAsync()
    {
        switch (Kind)
        {
            case "securityKey":
                await window.NextAsync();
                break;
            case "totp" or "hardwareToken":
                await window.CodeAsync(app?.NextCode(server) ?? token!.NextCode(server));
                break;
            case "phone":
                await PhoneAsync();
                break;
            default:
                await ProveResetOnlyAsync();
                break;
        }
    }

    private async Task ProveResetOnlyAsync()
    {
        if (Kind == "email")
        {
            // What was sent to this person before is long enough ago.
            server.Clock.Advance(TimeSpan.FromMinutes(2));
            await window.NextAsync();
            await window.CodeAsync(await server.Mails.CodeAsync(person));
            return;
        }

        foreach (var field in await window.Page.Locator("main form input[type=text]:visible").AllAsync())
        {
            var asked = await field.EvaluateAsync<string>("input => input.labels[0].innerText");
            await field.FillAsync(answers.First(answer => asked.Contains(answer.Key, StringComparison.Ordinal)).Value);
        }

        await window.NextAsync();
    }

    private async Task PhoneAsync()
    {
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await window.FillAsync("number", "06 12345678");
        await window.Page.Locator($"[value={Channel}]").CheckAsync();
        await window.NextAsync();
        await (Channel == "Call" ? PickUpAsync() : window.CodeAsync(await server.Phones.CodeAsync(person)));
    }

    // The page waits beside the telephone, and goes on by itself.
    private async Task PickUpAsync()
    {
        await window.Page.WaitForURLAsync(address => new Uri(address).AbsolutePath.EndsWith("/call", StringComparison.Ordinal));
        await server.Phones.AnswerAsync(person);
        await window.Page.WaitForURLAsync(address => !new Uri(address).AbsolutePath.EndsWith("/call", StringComparison.Ordinal));
    }

    private async Task ChooseQuestionsAsync()
    {
        foreach (var (at, (question, answer)) in Questions.Index())
        {
            var select = window.Page.Locator($"#question-{at + 1}");
            await select.SelectOptionAsync(question);
            var asked = await select.EvaluateAsync<string>("select => select.selectedOptions[0].text.trim()");
            answers[asked] = answer;
            await window.FillAsync($"answer-{at + 1}", answer);
        }

        await window.NextAsync();
    }
}
