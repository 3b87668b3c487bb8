namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>What a server speaks on its one port.</summary>
public enum ServerSpeech
{
    /// <summary>HTTP in TLS.</summary>
    Https,

    /// <summary>HTTP in the clear.</summary>
    Http,
}
