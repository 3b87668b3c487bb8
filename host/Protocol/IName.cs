namespace KojiWidgetHarness.Protocol;

/// <summary>A stable name from a closed catalogue, as a type of its own.</summary>
public interface IName<TSelf>
    where TSelf : struct, IName<TSelf>
{
    /// <summary>The name as it is written.</summary>
    string Value { get; }

    /// <summary>The name that is written so; whether it is in the catalogue is for the catalogue to say.</summary>
    static abstract TSelf Of(string value);
}
