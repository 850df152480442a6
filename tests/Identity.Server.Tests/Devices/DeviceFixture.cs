using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Identity.Testing;

namespace Identity.Server.Tests.Devices;

/// <summary>Tests of devices that wait while their person signs in elsewhere (RFC 8628).</summary>
public abstract class DeviceFixture : ServerFixture
{
    private const string GrantType = "urn:ietf:params:oauth:grant-type:device_code";

    private HttpClient http = null!;

    /// <summary>The device's program, which has a secret.</summary>
    protected RelyingParty Tv { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task AddDeviceAsync()
    {
        http = new HttpClient { BaseAddress = Server.Address };
        Tv = await Server.Apps.AddAsync("tv", client => client with { ClientName = "Television", RedirectUris = [], GrantTypes = [GrantType, "refresh_token"] });
    }

    [OneTimeTearDown]
    public void RemoveDevice()
    {
        Tv.Dispose();
        http.Dispose();
    }

    /// <summary>The device asks for a code.</summary>
    protected async Task<JsonObject> AskAsync(string scope = "openid offline_access", RelyingParty? device = null)
    {
        device ??= Tv;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/deviceauthorization");
        request.Content = new FormUrlEncodedContent([new("scope", scope)]);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{device.Client.ClientId}:{device.Secret}")));
        using var response = await http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    /// <summary>The device asks for its tokens, 5 seconds later.</summary>
    protected Task<TokenAnswer> PollAsync(JsonObject device, RelyingParty? client = null)
    {
        Server.Clock.Advance(TimeSpan.FromSeconds(5));
        return (client ?? Tv).AskAsync(("grant_type", GrantType), ("device_code", (string)device["device_code"]!));
    }

    /// <summary>Somebody types the code.</summary>
    protected static async Task<Visit> TypeAsync(Visit visit, JsonObject device)
    {
        visit.Page = await visit.Browser.GetAsync("/device");
        visit.Page = await visit.Page.SubmitAsync(("Input.Code", (string)device["user_code"]!));
        return visit;
    }
}
