using Bogus;

namespace WorkTrack.Web.Demo;

/// <summary>What is open on a computer from one start to the next: its programs, and the window in front.</summary>
internal sealed class DemoDesk
{
    private const int OpenAtStart = 2;
    private const int MostOfOne = 6;

    private readonly DemoComputer _computer;
    private readonly Randomizer _random;
    private readonly List<DemoProcess> _asked = [];
    private readonly List<DemoProcess> _background = [];
    private DemoWindow? _front;
    private DateTimeOffset _switchAt;

    /// <summary>Switches the computer on.</summary>
    /// <param name="computer">The computer.</param>
    /// <param name="startedAt">When, in local time.</param>
    /// <param name="random">Where chance comes from.</param>
    public DemoDesk(DemoComputer computer, DateTimeOffset startedAt, Randomizer random)
    {
        (_computer, _random) = (computer, random);
        foreach (var path in computer.Department.Platform.Background.SelectMany(path => Enumerable.Repeat(path, random.Int(1, MostOfOne))))
        {
            _background.Add(Start(path.Split('/', '\\')[^1], path, startedAt));
        }

        foreach (var program in computer.Department.Programs.Take(OpenAtStart))
        {
            _asked.Add(Start(program.Name, program.Path, startedAt));
        }
    }

    /// <summary>Everything that runs, what the person opened first.</summary>
    public IReadOnlyList<DemoProcess> Programs => [.. _asked, .. _background];

    /// <summary>The window in front of somebody who works; another one every now and then.</summary>
    /// <param name="now">The time, local.</param>
    public DemoWindow Front(DateTimeOffset now)
    {
        if (_front is null || now >= _switchAt)
        {
            var program = _random.ListItem([.. _computer.Department.Programs]);
            if (_asked.All(open => open.Path != program.Path))
            {
                _asked.Add(Start(program.Name, program.Path, now));
            }

            _front = Window(program);
            _switchAt = now + TimeSpan.FromSeconds(_random.Double(3, 30));
        }

        return _front;
    }

    /// <summary>What is in front while nobody is there.</summary>
    public DemoWindow Locked => Window(_computer.Department.Platform.Locked);

    private DemoWindow Window(DemoProgram program) => new(program.TitleOn(_computer, _random), program.Name, program.Path);

    private DemoProcess Start(string name, string path, DateTimeOffset at) =>
        new(_random.Int(400, 30_000), name, path, DemoMessage.Time(at));
}
