using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Identity.Testing;

/// <summary>What the token endpoint or userinfo answered.</summary>
public sealed record TokenAnswer(HttpStatusCode Status, JsonObject Json)
{
    /// <summary><c>WWW-Authenticate</c>; empty if there is none.</summary>
    public string Challenge { get; init; } = "";

    /// <summary>Whether there are tokens in it.</summary>
    public bool IsSuccess => Status is HttpStatusCode.OK;

    /// <summary><c>error</c>.</summary>
    public string? Error => (string?)Json["error"];

    /// <summary><c>access_token</c>.</summary>
    public string AccessToken => (string)Json["access_token"]!;

    /// <summary><c>refresh_token</c>.</summary>
    public string? RefreshToken => (string?)Json["refresh_token"];

    /// <summary><c>id_token</c>, whose signature the app has checked.</summary>
    public JsonWebToken IdToken => new((string)Json["id_token"]!);
}
