namespace Identity.Server.Passwords;

/// <summary>What came of reading a hash that another system made.</summary>
internal abstract record ForeignHashReading
{
    private ForeignHashReading()
    {
    }

    /// <summary>It can be verified, at a bearable cost.</summary>
    public sealed record Valid(ForeignHash Hash) : ForeignHashReading;

    /// <summary>It cannot.</summary>
    /// <param name="Problem">What is wrong, said of the hash: "is …".</param>
    public sealed record Invalid(string Problem) : ForeignHashReading;
}
