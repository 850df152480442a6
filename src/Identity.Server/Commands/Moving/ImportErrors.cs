using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Commands.Moving;

/// <summary>What ASP.NET Core Identity refused, by member of the line.</summary>
internal static class ImportErrors
{
    public static ImportOutcome.Refused Of(IdentityResult result) => new(
        result.Errors.First().Code switch
        {
            var code when code.Contains("Password", StringComparison.Ordinal) => "password",
            var code when code.Contains("Email", StringComparison.Ordinal) => "email",
            _ => "userName",
        },
        string.Join(' ', result.Errors.Select(error => error.Description)));
}
