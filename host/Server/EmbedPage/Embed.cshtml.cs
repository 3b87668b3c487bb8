using System.Security.Cryptography;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace KojiWidgetHarness.Host.EmbedPage;

/// <summary>The page that embeds the widget, set up by its query.</summary>
public sealed class EmbedModel(HostSettings options) : PageModel
{
    /// <summary>Gets or sets what was asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public EmbedQuery Query { get; set; } = new();

    /// <summary>The iframe's src as a site would have it.</summary>
    public Uri? Src { get; private set; }

    /// <summary>The iframe's src.</summary>
    public Uri? FrameSrc =>
        Src is { } src && options.NamesFrames && src.Origin() == options.Simulator?.Address.Origin()
            ? new Uri(
                QueryHelpers.AddQueryString(
                    src.AbsoluteUri,
                    SimulatorRoutes.FrameParameter,
                    RandomNumberGenerator.GetHexString(32, lowercase: true)
                )
            )
            : Src;

    /// <summary>Gets what is wrong with the query; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The iframe's allow attribute; null for none.</summary>
    public string? Allow => Request.Query.ContainsKey("allow") ? NullIfEmpty(Query.Allow) : "microphone";

    /// <summary>The iframe's sandbox attribute; null for none.</summary>
    public string? Sandbox => NullIfEmpty(Query.Sandbox);

    /// <summary>The token with which this page's bridge sends events.</summary>
    public string Token => options.Tokens.Ingest;

    /// <summary>Origins that the bridge takes for the widget's.</summary>
    public string WidgetOrigins => string.Join(',', options.AllWidgetOrigins.Append(Src?.Origin()).Distinct());

    /// <summary>The snippet that a site would carry.</summary>
    public string Snippet => EmbedSnippet.Write(Src!, Allow, Sandbox); // The page is shown only once it has an address.

    /// <summary>Shows the page; 400 when the query is wrong.</summary>
    public IActionResult OnGet()
    {
        (Src, Problem) = WidgetAddress.From(Query, options);
        Problem ??= ModelState.IsValid ? null : "handshake_deadline must be a number of milliseconds.";
        if (Problem is not null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
