using System.Security.Cryptography;
using System.Text;
using Identity.OpenId.Requests;
using Identity.Server.Gate;

namespace Identity.Server.Hosting;

/// <summary>What a person can read out to support, at the foot of every page: eight letters and digits that the log has too.</summary>
/// <remarks>
/// One code for all pages of a sign-in, elsewhere one for each request. It is a hash, so nothing has to be kept for it and nothing can be
/// done with it.
/// </remarks>
internal sealed class SupportCode(IHttpContextAccessor accessor)
{
    // Those that are not taken for one another when they are read out.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 8;

    /// <summary>The sign-in that the request is about; <see langword="null"/> if it is about none.</summary>
    public Journey? SignIn { get; set; }

    /// <summary>The key of the password reset that the request is about; <see langword="null"/> if it is about none.</summary>
    public string? ResetKey { get; set; }

    /// <summary>The code. A request that the protocol has refused brings its own, under which the refusal was logged.</summary>
    public string Value => Refused?.SupportCode ?? Of(SignIn?.Transaction.Key ?? ResetKey ?? Context.TraceIdentifier);

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private ProtocolResult.ErrorPage? Refused => Context.Items[typeof(ProtocolResult.ErrorPage)] as ProtocolResult.ErrorPage;

    private static string Of(string id) =>
        new([.. SHA256.HashData(Encoding.UTF8.GetBytes(id)).Take(Length).Select(value => Letters[value % Letters.Length])]);
}
