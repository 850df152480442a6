using Identity.OpenId.Requests;
using Microsoft.AspNetCore.Http;

namespace Identity.OpenId.Hosting;

/// <summary>The host's page for errors that cannot be told to the app.</summary>
public interface IErrorPages
{
    /// <summary>Writes the page; the status (400) is set already.</summary>
    Task WriteAsync(HttpContext context, ProtocolResult.ErrorPage page);
}
