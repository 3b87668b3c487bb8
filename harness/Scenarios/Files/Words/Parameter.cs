namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>What a word of a scenario file takes.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Summary">What it says, in one line.</param>
/// <param name="Kind">What may stand there.</param>
internal abstract record Parameter(string Name, string Summary, Kind Kind)
{
    /// <summary>What holds where it is not said, as YAML; null when it has to be said.</summary>
    public abstract string? Default { get; }

    /// <summary>Makes a parameter that is required.</summary>
    public static Parameter<T> Of<T>(string name, string summary, Kind<T> kind) => new(name, summary, kind);

    /// <summary>Makes a parameter that is optional.</summary>
    public static Parameter<T> Of<T>(string name, string summary, Kind<T> kind, T usual) => new(name, summary, kind, usual);
}

/// <summary>A parameter whose value has the type <typeparamref name="T"/>.</summary>
internal sealed record Parameter<T>(string Name, string Summary, Kind<T> Typed) : Parameter(Name, Summary, Typed)
{
    private readonly (bool Is, T Value) usual;

    /// <summary>Makes a parameter that is optional.</summary>
    public Parameter(string name, string summary, Kind<T> typed, T usual)
        : this(name, summary, typed) => this.usual = (true, usual);

    /// <inheritdoc/>
    public override string? Default => usual.Is ? Typed.Write(usual.Value) : null;

    /// <summary>Reads the parameter's value from the mapping of a word.</summary>
    public T Read(FileMapping mapping) =>
        usual.Is && mapping.Said(Name) is null ? usual.Value : Typed.Read(Name, mapping.Required(Name, Typed.Allowed));

    /// <summary>Gets the parameter's value where it was left out.</summary>
    public T LeftOut(string word, FileNode node) =>
        usual.Is ? usual.Value : throw node.Wrong($"'{word}' takes a mapping; '{Name}' is missing: {Typed.Allowed}.");
}
