using System.Text.Json.Nodes;

namespace Identity.Server.Commands;

/// <summary>A person to be added.</summary>
internal sealed record NewPerson
{
    /// <summary>What the person signs in with; unique.</summary>
    public required string UserName { get; init; }

    /// <summary>The first password.</summary>
    public required string Password { get; init; }

    /// <summary>The name shown to people; the claim <c>name</c>, or else the user name, where it is not given.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The email address; the claim <c>email</c> where it is not given.</summary>
    public string? Email { get; init; }

    /// <summary>The groups that policy speaks of.</summary>
    public IReadOnlyCollection<string> Groups { get; init; } = [];

    /// <summary>Standard claims (OpenID Connect Core 5.1), checked.</summary>
    public JsonObject Claims { get; init; } = [];

    /// <summary>The type's name: the password is not for logs.</summary>
    public override string ToString() => nameof(NewPerson);
}
