namespace Identity.Storage.Codes;

/// <summary>How a code, or a question that is answered, went out.</summary>
public enum CodeChannel
{
    /// <summary>A text message with a code.</summary>
    Text,

    /// <summary>A call that is answered with the pound key.</summary>
    Call,

    /// <summary>A mail with a code.</summary>
    Mail,
}
