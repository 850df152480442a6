using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Identity.OpenId.Requests;
using Identity.OpenId.Resources;
using Identity.Storage.Clients;
using Identity.Storage.Consents;
using Identity.Storage.Resources;
using Identity.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Browser.Tests;

/// <summary>Somebody on the way through the pages of a server.</summary>
public sealed class Walk(RunningServer server, RelyingParty app, BrowserWindow window)
{
    private TestPerson? person;

    /// <summary>The server.</summary>
    public RunningServer Server => server;

    /// <summary>The app that sends people here.</summary>
    public RelyingParty App => app;

    /// <summary>The window.</summary>
    public BrowserWindow Window => window;

    /// <summary>Who it is.</summary>
    public TestPerson Person => person ?? throw new InvalidOperationException("Nobody is on this way.");

    /// <summary>The authenticator app that the person has.</summary>
    public AuthenticatorApp? Authenticator { get; private set; }

    /// <summary>The hardware token that the person was given.</summary>
    public HardwareToken? Token { get; private set; }

    /// <summary>The address of the sign-in that was kept for later.</summary>
    public string Kept { get; private set; } = "";

    /// <summary>The handle of the sign-in.</summary>
    public string Handle => new Uri(window.Page.Url).Segments.Select(segment => segment.Trim('/')).First(segment => segment.Length >= 40);

    /// <summary>Makes somebody new, who opens the app.</summary>
    public async Task BeginAsync(string userName, string group, params (string Name, string Value)[] parameters)
    {
        person = await server.People.AddAsync(userName, group);
        await OpenAppAsync(parameters);
    }

    /// <summary>The same for somebody who has two authenticator apps.</summary>
    public async Task BeginRegisteredAsync(string userName, string group, params (string Name, string Value)[] parameters)
    {
        person = await server.People.AddAsync(userName, group);
        Authenticator = await server.People.AddTotpAsync(person, "Phone");
        await server.People.AddTotpAsync(person, "Tablet");
        await OpenAppAsync(parameters);
    }

    /// <summary>The app sends the person here.</summary>
    public Task OpenAppAsync(params (string Name, string Value)[] parameters) => window.Page.GotoAsync(app.Request(parameters).Address.ToString());

    /// <summary>The person has let the app have that.</summary>
    public Task ConsentAsync(params string[] scopes) => server.UseAsync(async services =>
    {
        var access = new AccessRequest(scopes, [], app.Client.RedirectUris[0]);
        await services.GetRequiredService<ConsentStore>().GiveAsync(Person.Id, app.Client.ClientId, access, server.Clock.GetUtcNow(), CancellationToken.None);
        return true;
    });

    /// <summary>From now on the app is one without a secret that may ask for an API as well.</summary>
    public async Task OfferApiAsync(string name, string scope)
    {
        var api = new Resource { Identifier = $"https://{name}.example", Name = name, Scopes = new Dictionary<string, string?> { [scope] = null } };
        await server.UseAsync(services => services.GetRequiredService<ResourceStore>().SetAsync(api, CancellationToken.None));
        await server.UseAsync(services => services.GetRequiredService<ClientStore>().ChangeAsync(
            app.Client.ClientId, client => client with { TokenEndpointAuthMethod = "none", Secrets = [], Scopes = [.. client.Scopes, scope] }, CancellationToken.None));
    }

    /// <summary>The app is on a device as well, which asks for a code that its person types here; opens the page for it.</summary>
    public async Task<string> AskForCodeAsync()
    {
        await server.UseAsync(services => services.GetRequiredService<ClientStore>().ChangeAsync(
            app.Client.ClientId,
            client => client with { GrantTypes = [.. client.GrantTypes.Union(["urn:ietf:params:oauth:grant-type:device_code"])] },
            CancellationToken.None));
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/deviceauthorization");
        request.Content = new FormUrlEncodedContent([new("scope", "openid profile email offline_access")]);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{app.Client.ClientId}:{Uri.EscapeDataString(app.Secret)}")));
        using var response = await http.SendAsync(request);
        await GoAsync("/device");
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["user_code"]!;
    }

    /// <summary>Types codes that no device shows.</summary>
    public async Task GuessDeviceAsync(int times)
    {
        for (var guess = 0; guess < times; guess++)
        {
            await window.CodeAsync($"BCDF-GHJ{"KLMNPQRSTVWX"[guess]}");
        }
    }

    /// <summary>Types the right name and password.</summary>
    public Task SignInAsync() => window.SignInAsync(Person.UserName, Person.Password);

    /// <summary>Types the name and a temporary access pass.</summary>
    public async Task PassAsync(string pass)
    {
        await window.FillAsync("user-name", Person.UserName);
        await window.FillAsync("pass", pass);
        await window.NextAsync();
    }

    /// <summary>Goes to another path of the server.</summary>
    public Task GoAsync(string path) => window.Page.GotoAsync(server.Issuer + path);

    /// <summary>Opens what the page has folded away.</summary>
    public Task UnfoldAsync() => window.Page.Locator("details summary").First.ClickAsync();

    /// <summary>Loads the page again.</summary>
    public Task ReloadAsync() => window.Page.ReloadAsync();

    /// <summary>Adds the account to an authenticator app by the QR code on the page.</summary>
    public async Task ScanAsync() => Authenticator = new AuthenticatorApp(ShellAuthenticator.KeyIn(await window.ScanAsync()));

    /// <summary>Types a code that is wrong now, but right some time away.</summary>
    public Task CodeOfAsync(TimeSpan away) => window.CodeAsync(Authenticator!.CodeAt(server.Clock.GetUtcNow() + away));

    /// <summary>Types the right code.</summary>
    public Task CodeAsync() => window.CodeAsync(Authenticator!.NextCode(server));

    /// <summary>Gives the person a hardware token.</summary>
    public async Task GiveTokenAsync() => Token = await server.Tokens.AddAsync(Person);

    /// <summary>Types what the token shows, by a clock that may be off.</summary>
    public Task TokenCodeAsync(TimeSpan drift = default) => window.CodeAsync((Token! with { Drift = drift }).NextCode(server));

    /// <summary>Types codes that are no codes of the app.</summary>
    public async Task GuessAsync(int times)
    {
        for (var guess = 0; guess < times; guess++)
        {
            await window.CodeAsync(Authenticator!.WrongCode(server.Clock.GetUtcNow()));
        }
    }

    /// <summary>Types a phone number and chooses how to be reached.</summary>
    public async Task PhoneAsync(string number, string channel)
    {
        await window.FillAsync("number", number);
        await window.Page.Locator($"[value={channel}]").CheckAsync();
        await window.NextAsync();
    }

    /// <summary>Chooses security questions and answers them, from the first place on.</summary>
    public async Task QuestionsAsync(params (string Question, string Answer)[] answers)
    {
        foreach (var (at, (question, answer)) in answers.Index())
        {
            await window.Page.Locator($"#question-{at + 1}").SelectOptionAsync(question);
            await window.FillAsync($"answer-{at + 1}", answer);
        }
    }

    /// <summary>Sends what is no answer of a key.</summary>
    public async Task SendNoKeyAsync()
    {
        await window.Page.EvaluateAsync("document.getElementById('key').requestSubmit()");
        await window.Page.Locator(".banner.bad").WaitForAsync();
    }

    /// <summary>Keeps the address for later.</summary>
    public void Keep() => Kept = window.Page.Url;

    /// <summary>Time passes, for the server.</summary>
    public void Wait(TimeSpan time) => server.Clock.Advance(time);
}
