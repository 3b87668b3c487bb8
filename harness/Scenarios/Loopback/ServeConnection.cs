namespace KojiWidgetHarness.Scenarios.Loopback;

/// <summary>What a server does with one connection, which is closed afterwards.</summary>
internal delegate Task ServeConnection(Connection connection, CancellationToken cancellation);
