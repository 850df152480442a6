namespace Identity.Server.Passwords;

/// <summary>What most of all makes a password weak.</summary>
internal enum PasswordHint
{
    /// <summary>It is a password that many people have.</summary>
    Password,

    /// <summary>A name, the person's own or another.</summary>
    Name,

    /// <summary>A word by itself.</summary>
    Word,

    /// <summary>Keys that lie next to each other.</summary>
    Keys,

    /// <summary>The same again and again.</summary>
    Repetition,

    /// <summary>Letters or digits in their order.</summary>
    Order,

    /// <summary>A date or a year.</summary>
    Date,

    /// <summary>It is short.</summary>
    Length,
}
