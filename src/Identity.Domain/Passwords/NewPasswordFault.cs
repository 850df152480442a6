namespace Identity.Domain.Passwords;

/// <summary>Why a password cannot be the new one.</summary>
public enum NewPasswordFault
{
    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>Fewer than 8 characters.</summary>
    TooShort,

    /// <summary>More than 256 characters.</summary>
    TooLong,

    /// <summary>It is the password that the person has.</summary>
    Unchanged,

    /// <summary>Little is left of it beside the person's own names.</summary>
    PersonName,

    /// <summary>Little is left of it beside words of the organisation.</summary>
    OrganisationWord,

    /// <summary>Little is left of it beside words that very many people choose.</summary>
    Common,

    /// <summary>It is none of these, and still guessed at once: a row of keys, a date, a pattern.</summary>
    Guessable,
}
