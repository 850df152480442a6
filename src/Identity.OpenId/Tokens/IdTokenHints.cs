namespace Identity.OpenId.Tokens;

/// <summary>Reads ID tokens that came back: signature, issuer and type are checked, the expiry is not (protocol line 14).</summary>
internal sealed class IdTokenHints(TokenReader reader)
{
    public async ValueTask<IdTokenHint?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (token is null || await reader.ReadAsync(token, IdTokens.Type, audience: null, aliveAt: null, cancellationToken) is not { } read)
        {
            return null;
        }

        if (read.Subject is not { Length: > 0 } subject || read.Audiences.ToArray() is not [var clientId])
        {
            return null;
        }

        return new IdTokenHint(subject, clientId, read.TryGetPayloadValue<string>("sid", out var sessionId) ? sessionId : null);
    }
}
