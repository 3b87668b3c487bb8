using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Http.Extensions;

namespace KojiWidgetHarness.Host.EmbedPage;

/// <summary>Settings of the embed page that make its widget fail.</summary>
/// <param name="Title">The setting, for people.</param>
/// <param name="Code">The code that follows.</param>
/// <param name="Cause">The cause that it has.</param>
internal sealed record FaultyEmbed(string Title, EventCode Code, CauseId Cause)
{
    /// <summary>The embed page's query.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>What a person has to do or wait for before it fails; empty for nothing.</summary>
    public string Then { get; init; } = "";

    /// <summary>The embed page with these settings.</summary>
    public string Address => ProtocolRoutes.EmbedPage + new QueryBuilder(Query);
}
