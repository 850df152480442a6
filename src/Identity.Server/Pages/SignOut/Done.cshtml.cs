using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Identity.Server.Pages.SignOut;

/// <summary>Says that the person is signed out.</summary>
internal sealed class DoneModel : PageModel;
