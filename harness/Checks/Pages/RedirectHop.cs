using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>A redirect on the way to a page.</summary>
/// <param name="Address">What was asked.</param>
/// <param name="Status">What it answered.</param>
/// <param name="Headers">What came with that.</param>
public sealed record RedirectHop(Uri Address, int Status, IReadOnlyList<HttpHeader> Headers);
