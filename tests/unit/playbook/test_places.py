from salescoach.playbook.places import shipped, shipped_folder


def test_what_ships_is_found_by_its_id_in_order() -> None:
    found = shipped()

    assert "technical-sale" in found
    assert list(found) == sorted(found)
    assert all(path == shipped_folder() / f"{id_}.yaml" for id_, path in found.items())


def test_tests_and_translations_are_no_playbooks() -> None:
    beside = [path.name for path in shipped_folder().glob("*.yaml")]

    assert sorted(name for name in beside if name.count(".") == 1) == sorted(
        path.name for path in shipped().values()
    )
