using System.Text.Json.Nodes;
using Identity.OpenId.Claims;

namespace Identity.OpenId.Tests.World;

/// <summary>One person, with every standard claim.</summary>
internal sealed class KnownClaims : IClaimsSource
{
    public Task<JsonObject?> FindAsync(string subject, CancellationToken cancellationToken) =>
        Task.FromResult(subject != People.Sanne
            ? null
            : new JsonObject
            {
                ["name"] = "Sanne de Vries",
                ["given_name"] = "Sanne",
                ["family_name"] = "de Vries",
                ["middle_name"] = "M.",
                ["nickname"] = "San",
                ["preferred_username"] = "sanne",
                ["profile"] = "https://sanne.example/",
                ["picture"] = "https://sanne.example/p.png",
                ["website"] = "https://sanne.example/",
                ["gender"] = "female",
                ["birthdate"] = "1990-04-01",
                ["zoneinfo"] = "Europe/Amsterdam",
                ["locale"] = "nl-NL",
                ["updated_at"] = 1_700_000_000,
                ["email"] = "sanne@example.com",
                ["email_verified"] = true,
                ["address"] = new JsonObject { ["country"] = "NL" },
                ["phone_number"] = "+31600000000",
                ["phone_number_verified"] = false,
                ["custom"] = "not a standard claim",
            });
}
