namespace Identity.Server.Authenticators.Phone;

/// <summary>Why a phone number was not accepted. Each has its text under <c>Phone</c>.</summary>
internal enum PhoneProblem
{
    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>What was typed is no phone number.</summary>
    NotANumber,

    /// <summary>A number of a country that policy does not accept.</summary>
    Country,

    /// <summary>A kind of number that costs the caller, or that nobody answers: premium rate, shared cost, free, pager, voicemail.</summary>
    Kind,

    /// <summary>A text was asked for, and the number cannot receive one.</summary>
    NoText,

    /// <summary>An extension that is no number of one to eight digits, or that goes with a mobile phone.</summary>
    Extension,

    /// <summary>The person has that number already.</summary>
    SameNumber,

    /// <summary>The person has as many phones as there may be.</summary>
    TooMany,
}
