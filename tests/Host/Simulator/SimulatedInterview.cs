namespace KojiWidgetHarness.Tests.Host.Simulator;

internal sealed record SimulatedInterview(string Id, string SessionToken);
