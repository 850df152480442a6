namespace Identity.Domain.Passwords;

/// <summary>The rules for new passwords: 8 to 256 characters, any of them, and not easily guessed. No kinds of characters are required.</summary>
public static class NewPasswordRules
{
    /// <summary>Whether a password can be the new one.</summary>
    public static NewPasswordVerdict Check(string typed, NewPasswordFacts facts) =>
        Fault(typed, facts) is { } fault ? new NewPasswordVerdict.Refused(fault) : new NewPasswordVerdict.Accepted();

    private static NewPasswordFault? Fault(string typed, NewPasswordFacts facts) => PasswordLength.Of(typed) switch
    {
        0 => NewPasswordFault.Empty,
        < PasswordLength.Shortest => NewPasswordFault.TooShort,
        > PasswordLength.Longest => NewPasswordFault.TooLong,
        _ when facts.IsCurrent => NewPasswordFault.Unchanged,
        _ => Words(LookAlikes.Normalise(typed), facts) ?? (facts.IsGuessable ? NewPasswordFault.Guessable : null),
    };

    // Of several kinds of words the one is named that says most about what to do instead.
    private static NewPasswordFault? Words(string normalised, NewPasswordFacts facts)
    {
        if (PasswordPoints.Of(normalised, facts.Common, facts.Organisation, facts.Personal) >= PasswordPoints.Enough)
        {
            return null;
        }

        return true switch
        {
            _ when facts.Personal.AreIn(normalised) => NewPasswordFault.PersonName,
            _ when facts.Organisation.AreIn(normalised) => NewPasswordFault.OrganisationWord,
            _ when facts.Common.AreIn(normalised) => NewPasswordFault.Common,

            // A few letters with very many accents: nothing is banned in it.
            _ => null,
        };
    }
}
