using Identity.OpenId.Documents;

namespace Identity.Server.Commands.Moving;

/// <summary>What came of reading one line of a file of people.</summary>
internal abstract record PersonLineReading
{
    private PersonLineReading()
    {
    }

    /// <summary>A person can be made of it.</summary>
    public sealed record Valid(PersonLine Line) : PersonLineReading;

    /// <summary>Every mistake found.</summary>
    public sealed record Invalid(IReadOnlyList<DocumentError> Errors) : PersonLineReading;
}
