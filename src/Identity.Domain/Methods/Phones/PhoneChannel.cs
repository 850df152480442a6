namespace Identity.Domain.Methods.Phones;

/// <summary>How a phone is reached. Both are one method: what counts is the number (one channel in the sense of attack 3).</summary>
public enum PhoneChannel
{
    /// <summary>A text message with a code.</summary>
    Text,

    /// <summary>A call that is answered with the pound key.</summary>
    Call,
}
