using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.WebUtilities;

namespace KojiWidgetHarness.Host.Security;

/// <summary>What a person may give for the reader token.</summary>
internal static class LoginProblems
{
    /// <summary>No token was given.</summary>
    public const string None = "Paste the token.";

    /// <summary>The other token was.</summary>
    public const string Ingest =
        "This is the token with which pages send events; it reads none. The reader token is in the dashboard's link.";

    /// <summary>No token of this host was.</summary>
    public const string Wrong =
        "This is not a token of this host. "
        + "A host that was started without a data folder has a new one each time: copy it from where this one was started.";

    /// <summary>The token in what was given: itself, or a whole link that carries it.</summary>
    public static string TokenIn(string given)
    {
        var text = given.Trim();
        return
            Uri.TryCreate(text, UriKind.Absolute, out var link)
            && link.Scheme.StartsWith("http", StringComparison.Ordinal)
            && QueryHelpers.ParseQuery(link.Query).TryGetValue(ProtocolRoutes.TokenParameter, out var token)
            ? token.ToString()
            : text;
    }
}
