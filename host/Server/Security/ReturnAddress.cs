using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace KojiWidgetHarness.Host.Security;

/// <summary>The address that a person wanted before the login.</summary>
internal static class ReturnAddress
{
    /// <summary>
    /// That path of this host, without a token; the dashboard where none is given, or where it is an address of somebody else.
    /// </summary>
    public static string Of(string? given)
    {
        if (
            given is not ['/', ..]
            || !RedirectHttpResult.IsLocalUrl(given)
            || !Uri.TryCreate("http://localhost" + given, UriKind.Absolute, out var address)
        )
            return ProtocolRoutes.Dashboard;
        var query = new QueryBuilder(
            from pair in QueryHelpers.ParseQuery(address.Query)
            where !pair.Key.Equals(ProtocolRoutes.TokenParameter, StringComparison.OrdinalIgnoreCase)
            from value in pair.Value
            select KeyValuePair.Create(pair.Key, value ?? "")
        );
        // What was encoded or has dots in it may be another address now.
        var own = address.AbsolutePath + query + address.Fragment;
        return RedirectHttpResult.IsLocalUrl(own) ? own : ProtocolRoutes.Dashboard;
    }
}
