namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>Everything that can be reproduced.</summary>
/// <param name="Causes">Every cause of the catalogue, grouped by code.</param>
/// <param name="Scenarios">Every scenario, failures first.</param>
public sealed record CatalogueListing(IReadOnlyList<CauseListing> Causes, IReadOnlyList<ScenarioListing> Scenarios);
