using Identity.Server.Passwords;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Identity.Testing;

/// <summary>Password hashes that cost next to nothing, for a server that signs people in thousands of times.</summary>
public static class CheapHashes
{
    /// <summary>Has a server make them.</summary>
    public static void Use(WebApplicationBuilder builder) => builder.Services.AddSingleton(new Argon2Hash(kibibytes: 8, passes: 1));
}
