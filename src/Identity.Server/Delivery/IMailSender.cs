namespace Identity.Server.Delivery;

/// <summary>Hands mail to whoever delivers it.</summary>
internal interface IMailSender
{
    /// <summary>Hands one over.</summary>
    /// <param name="id">The message's key in the outbox, from which the mail's own identity comes: the same each time it is tried.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="begin">Asked once the receiver is ready and before it gets anything; if it says no, nothing is handed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<HandOver> SendAsync(Guid id, Mail mail, Func<Task<bool>> begin, CancellationToken cancellationToken);
}
