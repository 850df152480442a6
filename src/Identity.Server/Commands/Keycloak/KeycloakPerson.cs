using System.Text.Json.Nodes;
using Identity.Server.Commands.Moving;

namespace Identity.Server.Commands.Keycloak;

/// <summary>A user of an export as a line for <c>user import</c>, with what could not be converted.</summary>
internal sealed class KeycloakPerson(JsonObject user)
{
    // The attributes that Keycloak's own mappers tell as standard claims.
    private static readonly (string Attribute, string Claim)[] Attributes =
    [
        ("middleName", "middle_name"), ("nickname", "nickname"), ("profile", "profile"), ("picture", "picture"), ("website", "website"),
        ("gender", "gender"), ("birthdate", "birthdate"), ("zoneinfo", "zoneinfo"), ("locale", "locale"),
    ];

    private readonly List<string> problems = [];

    /// <summary>What could not be converted.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>The line.</summary>
    public PersonLine Line()
    {
        var methods = Credentials("otp").Select(Method).OfType<MovedMethod>().ToArray();
        foreach (var type in user.Objects("credentials").Select(credential => credential.Text("type")).Where(type => type is not ("password" or "otp")).Distinct())
        {
            problems.Add($"a credential of type {type} cannot be moved");
        }

        foreach (var action in user.Texts("requiredActions"))
        {
            problems.Add($"the required action {action} is not moved");
        }

        if (user.Text("federationLink") is not null || user.Objects("federatedIdentities").Any())
        {
            problems.Add("is linked to another system, which is not moved");
        }

        return new PersonLine
        {
            UserName = user.Text("username") ?? "",
            DisplayName = Names() is { Length: > 0 } name ? name : null,
            Email = user.Text("email"),
            EmailVerified = user.Text("email") is null ? null : user.Flag("emailVerified") ?? false,
            PhoneNumber = user.Attribute("phoneNumber"),
            PhoneNumberVerified = user.Attribute("phoneNumber") is null ? null : user.Attribute("phoneNumberVerified") == "true",
            Groups = [.. user.Texts("groups").Select(group => group.TrimStart('/'))],
            Profile = Profile(),
            Disabled = !(user.Flag("enabled") ?? true),
            CreatedAt = user.Number("createdTimestamp") is { } created ? DateTimeOffset.FromUnixTimeMilliseconds(created) : null,
            PasswordHash = Credentials("password").Select(Password).FirstOrDefault(hash => hash is not null),
            Methods = methods is [var first, ..] ? [first with { IsDefault = true }, .. methods[1..]] : methods,
        };
    }

    private string Names() => string.Join(' ', new[] { user.Text("firstName"), user.Text("lastName") }.OfType<string>());

    private JsonObject? Profile()
    {
        var claims = Attributes.Select(pair => (pair.Claim, Value: user.Attribute(pair.Attribute)))
            .Prepend((Claim: "family_name", Value: user.Text("lastName")))
            .Prepend((Claim: "given_name", Value: user.Text("firstName")));
        var profile = new JsonObject();
        foreach (var (claim, value) in claims.Where(pair => pair.Value is not null))
        {
            profile[claim] = value;
        }

        return profile.Count > 0 ? profile : null;
    }

    private IEnumerable<JsonObject> Credentials(string type) =>
        user.Objects("credentials").Where(credential => credential.Text("type") == type).OrderBy(credential => credential.Number("priority") ?? 0);

    private MovedHash? Password(JsonObject credential)
    {
        var hash = KeycloakPassword.Convert(credential, out var problem);
        if (hash is null)
        {
            problems.Add($"the password {problem}");
        }

        return hash;
    }

    private MovedMethod? Method(JsonObject credential)
    {
        var method = KeycloakOtp.Convert(credential, out var problem);
        if (method is null)
        {
            problems.Add($"an authenticator app {problem}");
        }

        return method;
    }
}
