using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.WebUtilities;

namespace KojiWidgetHarness.Host.Dashboard.Sessions;

/// <summary>The sessions that are asked for, as the query of the page's address says it.</summary>
internal static class SessionView
{
    private const string TextKey = "text";
    private const string FailingKey = "failing";
    private const string OrderKey = "order";
    private const string Yes = "yes";
    private const string Ascending = "-ascending";

    /// <summary>What an address asks for, or in one line what is wrong with it; the rest of it is asked for all the same.</summary>
    public static (SessionQuery Query, string? Problem) Parse(Uri address)
    {
        var pairs = QueryHelpers.ParseQuery(address.Query);
        string? Value(string key) => pairs.GetValueOrDefault(key).LastOrDefault() is { Length: > 0 } value ? value : null;
        var (text, failing, order, after) = (Value(TextKey), Value(FailingKey), Value(OrderKey), Value(ProtocolRoutes.BeforeParameter));
        var ascending = order?.EndsWith(Ascending, StringComparison.Ordinal) ?? false;
        var known = order is null ? default(SessionOrder) : EnumNames.Find<SessionOrder>(ascending ? order[..^Ascending.Length] : order);
        var query = new SessionQuery
        {
            Text = text,
            FailingOnly = failing == Yes,
            Order = known ?? default,
            Ascending = known is not null && ascending,
            After = ConsoleView.Position(after),
        };
        return (
            query,
            after is not null && query.After is null
                ? $"'{ProtocolRoutes.BeforeParameter}' is the number of a session. These are the first."
            : known is null
                ? $"'{OrderKey}' is one of {string.Join(", ", Enum.GetValues<SessionOrder>().Select(each => each.ToName()))}, with {Ascending} behind it for the lowest first."
            : failing is not (null or Yes) ? $"'{FailingKey}' is '{Yes}', or left out."
            : null
        );
    }

    /// <summary>The address that asks for it.</summary>
    public static string ToAddress(SessionQuery query)
    {
        var parts = new List<string>();
        if (query.Text is { } text)
            parts.Add($"{TextKey}={Uri.EscapeDataString(text)}");
        if (query.FailingOnly)
            parts.Add($"{FailingKey}={Yes}");
        if (query.Order != default || query.Ascending)
            parts.Add($"{OrderKey}={query.Order.ToName()}{(query.Ascending ? Ascending : "")}");
        if (query.After is { } after)
            parts.Add($"{ProtocolRoutes.BeforeParameter}={after}");
        return ProtocolRoutes.SessionsPage + (parts.Count == 0 ? "" : "?" + string.Join('&', parts));
    }

    /// <summary>The list ordered by a column: its highest first, and the other way round when it was in that order already.</summary>
    public static SessionQuery By(this SessionQuery query, SessionOrder order) =>
        query with
        {
            Order = order,
            Ascending = query.Order == order && !query.Ascending,
            After = null,
        };
}
