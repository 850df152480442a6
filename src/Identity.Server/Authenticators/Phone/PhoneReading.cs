namespace Identity.Server.Authenticators.Phone;

/// <summary>What came of reading a phone number as somebody typed it.</summary>
internal abstract record PhoneReading
{
    private PhoneReading()
    {
    }

    /// <summary>It is a number that can be used.</summary>
    public sealed record Accepted(PhoneAddress Address) : PhoneReading;

    /// <summary>It is not.</summary>
    public sealed record Refused(PhoneProblem Problem) : PhoneReading;
}
