namespace Identity.Server.Delivery;

/// <summary>Has calls made by whoever can.</summary>
internal interface ICallSender
{
    /// <summary>Asks for one.</summary>
    /// <param name="call">The call.</param>
    /// <param name="begin">Asked before the receiver gets anything; if it says no, nobody is called.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<HandOver> SendAsync(PhoneCall call, Func<Task<bool>> begin, CancellationToken cancellationToken);
}
