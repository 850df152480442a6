using Identity.OpenId.Requests;
using Microsoft.AspNetCore.Http;

namespace Identity.OpenId.Hosting;

/// <summary>The host's page that posts an answer to the app (OAuth 2.0 Form Post Response Mode 2): at once, or by a button where scripts do not run.</summary>
public interface IFormPostPage
{
    /// <summary>Writes the page, with a content security policy of its own. Everything in the answer has to be encoded for HTML (protocol line 45).</summary>
    Task WriteAsync(HttpContext context, ProtocolResult.FormPost answer);
}
